package org.candour.jobs;

/** What has to be done at each start before the first page is served; in the order of {@code @Order}, once a node. */
public interface StartupJob {

  /** Does it. What it throws ends the start. */
  void beforeServing();
}
