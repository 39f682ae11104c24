"""Joins the rooms: settings, the pipeline, the main job and the door for measuring."""
