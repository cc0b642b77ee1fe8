-- The release calendar and the log of revisions are read in the order of release.
CREATE INDEX figures_publications_release ON figures_publications (release_at_us, id);

-- Whether there is anything of the assessment book at all: asked before every public export.
CREATE INDEX figures_taken_assessment ON figures_taken (indicator_id) WHERE book = 1;
