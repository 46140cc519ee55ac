"""An invented register, spread like the published figures. The same seed gives the same people."""

from enterprises.demo.load import load

__all__ = ["load"]
