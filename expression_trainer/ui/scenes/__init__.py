"""The places of the game: the rooms of the house, and the exercises. `house.first_scene` is the front door."""
