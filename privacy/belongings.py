"""What of the register of breaches goes with an enterprise when two records turn out to be one."""

from enterprises.belongings import Belonging, register_belonging
from privacy.models import Breach

register_belonging(Belonging(Breach.enterprises.through, once=("breach_id",)))
