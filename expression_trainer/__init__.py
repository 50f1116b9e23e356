"""Expression Trainer: practise reading and making facial expressions."""

__version__ = "0.1.0"
