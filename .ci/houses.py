# SPDX-License-Identifier: GPL-2.0-only
"""Houses: layers of wscript that are compiled and linked together, models/node and sim among them."""


def house_of(layer):
    """models/node/lan -> models/node, sim/run -> sim: layers that are compiled and linked together."""
    return '/'.join(layer.split('/')[:2 if layer.startswith('models/') else 1])


def houses(layers):
    """What each house uses: that of its layers, less the house itself."""
    found = {}
    for layer, uses in layers.items():
        house = house_of(layer)
        names = (name if name.isupper() else house_of(name) for name in uses.split())
        found.setdefault(house, {}).update({name: True for name in names if name != house})
    return {house: list(uses) for house, uses in found.items()}
