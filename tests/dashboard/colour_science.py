"""Formulas that judge colours, each from its source, for the tests of the palette.

Contrast: WCAG 2.2, definitions of *relative luminance* and *contrast ratio*. Difference: CIEDE2000 as in G. Sharma,
W. Wu, E. N. Dalal, *Color Research and Application* 30 (2005), 21-30, equations 2 to 22, between colours in CIELAB
under D65 (IEC 61966-2-1 for sRGB). Colour vision: the matrices of severity 1.0 of G. M. Machado, M. M. Oliveira,
L. A. F. Fernandes, *IEEE TVCG* 15 (2009), 1291-1298, applied to linear sRGB.
"""

from __future__ import annotations

from math import atan2, cos, degrees, exp, hypot, radians, sin, sqrt

Triple = tuple[float, float, float]

VISIONS: dict[str, tuple[Triple, Triple, Triple]] = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
_TO_XYZ = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750), (0.0193339, 0.1191920, 0.9503041))
_WHITE: Triple = (0.95047, 1.0, 1.08883)


def linear(colour: str) -> Triple:
    """The linear light of `#RRGGBB`, each channel from 0 to 1."""
    red, green, blue = (_straight(int(colour[place : place + 2], 16) / 255) for place in (1, 3, 5))
    return red, green, blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def difference(one: str, other: str, vision: str = "normal") -> float:
    """The CIEDE2000 difference of two colours as one kind of vision sees them."""
    return ciede2000(_lab(_seen(linear(one), vision)), _lab(_seen(linear(other), vision)))


def ciede2000(one: Triple, other: Triple) -> float:
    """The difference of two colours in CIELAB; the weights of all three terms are 1."""
    mean_chroma = (hypot(one[1], one[2]) + hypot(other[1], other[2])) / 2
    grey = 0.5 * (1 - sqrt(mean_chroma**7 / (mean_chroma**7 + 25**7)))
    (light1, chroma1, hue1), (light2, chroma2, hue2) = _adjusted(one, grey), _adjusted(other, grey)
    turn = _turn(chroma1, hue1, chroma2, hue2)
    far = 2 * sqrt(chroma1 * chroma2) * sin(radians(turn / 2))
    lightness, chroma, hue = (light1 + light2) / 2, (chroma1 + chroma2) / 2, _mean_hue(chroma1, hue1, chroma2, hue2)
    shade = (
        1
        - 0.17 * cos(radians(hue - 30))
        + 0.24 * cos(radians(2 * hue))
        + 0.32 * cos(radians(3 * hue + 6))
        - 0.20 * cos(radians(4 * hue - 63))
    )
    by_light = (light2 - light1) / (1 + 0.015 * (lightness - 50) ** 2 / sqrt(20 + (lightness - 50) ** 2))
    by_chroma = (chroma2 - chroma1) / (1 + 0.045 * chroma)
    by_hue = far / (1 + 0.015 * chroma * shade)
    rotation = -2 * sqrt(chroma**7 / (chroma**7 + 25**7)) * sin(radians(60 * exp(-(((hue - 275) / 25) ** 2))))
    return sqrt(by_light**2 + by_chroma**2 + by_hue**2 + rotation * by_chroma * by_hue)


def _straight(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _luminance(colour: str) -> float:
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _times(matrix: tuple[Triple, Triple, Triple], colour: Triple) -> Triple:
    first, second, third = (sum(weight * part for weight, part in zip(row, colour, strict=True)) for row in matrix)
    return first, second, third


def _seen(colour: Triple, vision: str) -> Triple:
    first, second, third = (min(1.0, max(0.0, part)) for part in _times(VISIONS[vision], colour))
    return first, second, third


def _lab(colour: Triple) -> Triple:
    x, y, z = (_bent(part / white) for part, white in zip(_times(_TO_XYZ, colour), _WHITE, strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _bent(part: float) -> float:
    return part ** (1 / 3) if part > (6 / 29) ** 3 else part / (3 * (6 / 29) ** 2) + 4 / 29


def _adjusted(lab: Triple, grey: float) -> Triple:
    """Lightness, chroma and hue in degrees, with a* stretched for colours near grey (equations 5 to 7)."""
    a = (1 + grey) * lab[1]
    hue = 0.0 if a == lab[2] == 0 else degrees(atan2(lab[2], a)) % 360
    return lab[0], hypot(a, lab[2]), hue


def _turn(chroma1: float, hue1: float, chroma2: float, hue2: float) -> float:
    """The turn from one hue to the other, the shorter way (equation 10)."""
    if chroma1 * chroma2 == 0:
        return 0.0
    turn = hue2 - hue1
    return turn - 360 if turn > 180 else turn + 360 if turn < -180 else turn


def _mean_hue(chroma1: float, hue1: float, chroma2: float, hue2: float) -> float:
    """The hue between two hues, on the shorter side (equation 14)."""
    total = hue1 + hue2
    if chroma1 * chroma2 == 0:
        return total
    if abs(hue1 - hue2) <= 180:
        return total / 2
    return (total + 360) / 2 if total < 360 else (total - 360) / 2
