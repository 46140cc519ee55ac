"""Set-up, services, the running application and the tests, from a bare checkout. `make help` lists the ways in."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from launcher.commands import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
