"""Résumés: files that are read into what a candidate has done."""
