"""What clinicians and parents read: numbers out of kept turns, and pages made of them.

May import `domain`, `statistics` and `practice.ports`. Pages are self-contained: no script, no outside address.
Call `writing.write_report`; `summary.summarise` gives the numbers alone.
"""
