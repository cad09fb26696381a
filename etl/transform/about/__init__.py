"""What a number is about: its area, period, offence, unit, the part of a total, and the base of a share.

Each is told by the labels of its place, the texts above (the nearest first), the sheet's name, the register, in that
order; what was found says which of them told it.
"""
