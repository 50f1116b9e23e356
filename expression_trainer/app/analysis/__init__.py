"""Reading an adult's own pictures and videos: what `expression-trainer analyse` does.

Results are told on purpose, to the terminal or the folder that the adult names, and nothing is kept anywhere else.
"""
