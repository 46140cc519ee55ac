"""Who may do what, written down by hand for every address, and tried by everyone (``tests/test_every_url.py``).

A new page or API route needs its lines here, or the test names it:

1. In ``table/<app or noun>.py`` make what the address leads to::

       @thing
       def meeting(world: World) -> Meeting:
           return make_meeting(agreement=world.agreement)

2. Say who may open it and who may change what, by the names in ``cast.py``::

       get("partnerships:meeting", "meeting", who=EVERYWHERE | AGENCY)
       post("partnerships:meeting-move", "meeting", move="hold", who={"secretariat"}, onlookers=READERS)

Whoever is not in ``who`` is to be sent to sign in, told 403 (no role of theirs includes it) or 404 (it is not theirs),
and nothing may have changed. The rows of the world are made once and every attempt is rolled back.
"""
