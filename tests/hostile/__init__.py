"""Files that mean harm, or were spoilt by chance, each with what has to come of it; sent by HTTP to a running app."""
