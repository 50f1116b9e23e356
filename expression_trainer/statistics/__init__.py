"""Pure numbers for reports: shares with intervals, guessing, confusions. No clock, no device, no words.

May import `domain` (and numpy where plain Python won't do).
"""
