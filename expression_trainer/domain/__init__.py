"""The words of the product: frozen values and enums, with no behaviour that needs a device.

Owns the vocabulary that every other room speaks. May import the standard library only.
"""
