from home.blocks.links import FooterBlock, LinksBlock
from home.blocks.sections import SectionsBlock

__all__ = ["FooterBlock", "LinksBlock", "SectionsBlock"]
