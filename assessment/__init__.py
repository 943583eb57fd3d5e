"""Konsekvens: a guided impact assessment for Swedish municipalities and regions."""
