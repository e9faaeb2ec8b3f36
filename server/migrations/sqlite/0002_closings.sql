-- A registration can end: the leaf of the closing that says so. What is closed counts as no live registration.
ALTER TABLE documents ADD COLUMN closed INTEGER REFERENCES log (idx);
