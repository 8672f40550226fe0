package org.candour.report;

import org.jspecify.annotations.Nullable;

/**
 * A figure as page, file and program show it: the same object everywhere. Its name is the sentence
 * {@code report.figure.KEY}, its definition {@code report.figure.KEY-about}.
 *
 * @param key what it is called in sentences and files
 * @param count how many, or how many of a share
 * @param share where it is a share
 * @param href the list that was counted, inside the region
 * @param others the list of those that a share leaves out
 * @param period of the stories counted; null for everything so far
 */
public record Figure(String key, long count, @Nullable Share share, @Nullable String href, @Nullable String others,
    @Nullable Period period) {

  static Figure of(String key, long count, @Nullable String href) {
    return new Figure(key, count, null, href, null, null);
  }
}
