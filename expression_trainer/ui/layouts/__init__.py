"""One module for each arrangement of `domain.screens.Layout`: from a screen to rectangles, targets and drawing."""
