"""What goes wrong outside our code, told in a line."""


class Fault(Exception):
    """Something the person at the keyboard must know or do; shown without a traceback."""
