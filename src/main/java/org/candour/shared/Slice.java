package org.candour.shared;

import java.util.List;

/**
 * One page of a longer list.
 *
 * @param number   from 1
 * @param total    how many there are in all
 */
public record Slice<T>(List<T> items, int number, int size, long total) {

  public boolean hasMore() {
    return (long) number * size < total;
  }

  public boolean hasBefore() {
    return number > 1;
  }

  public int last() {
    return Math.max(1, (int) ((total + size - 1) / size));
  }
}
