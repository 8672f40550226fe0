-- Who was counted and has nothing stands there with nothing; who came later is not counted yet. Counted anew within two minutes.
delete from engagement_figure;
