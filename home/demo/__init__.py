"""The demo newsroom: pages, pictures, films and people that a first visitor meets."""
