"""Drawing: what is told of a record as a picture, in SVG, made from the answers of the queries."""

from tracker.drawing.frame import Frame
from tracker.drawing.lanes import Said, said_of_items
from tracker.drawing.raster import draws_png, png_of
from tracker.drawing.stylesheet import stylesheet
from tracker.drawing.timeline import timeline_svg

__all__ = ["Frame", "Said", "draws_png", "png_of", "said_of_items", "stylesheet", "timeline_svg"]
