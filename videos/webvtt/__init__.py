"""WebVTT as a browser reads it, and what keeps one from reading it well. https://www.w3.org/TR/webvtt1/

A browser passes over in silence what it does not understand; an editor wants to know. Nothing here knows of Django.
"""

from videos.webvtt.cue import Cue
from videos.webvtt.parser import TOLERANCE, parse
from videos.webvtt.problem import InvalidWebVTT, Problem, Wrong

__all__ = ["TOLERANCE", "Cue", "InvalidWebVTT", "Problem", "Wrong", "parse"]
