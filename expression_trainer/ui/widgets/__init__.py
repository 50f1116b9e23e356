"""The pieces that screens are made of: each draws itself with a pen and knows nothing of scenes."""
