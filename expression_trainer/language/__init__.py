"""Words: message ids to text, and text to speech.

May import: domain, practice.ports, fluent.runtime; the speech renderer also loads pyttsx3 and espeakng-loader, in a
process of its own. The files with the strings and the cache folder are handed in.
"""
