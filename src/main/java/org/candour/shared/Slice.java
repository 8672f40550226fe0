package org.candour.shared;

import java.util.List;

/**
 * One page of a longer list.
 *
 * @param number from 1
 * @param total how many there are in all
 */
public record Slice<T>(List<T> items, int number, int size, long total) {

  /** The page that an address asks for: the first where it is none. */
  public static int page(String typed) {
    return typed.matches("\\d{1,5}") ? Math.max(1, Integer.parseInt(typed)) : 1;
  }

  public boolean hasMore() {
    return (long) number * size < total;
  }

  public boolean hasBefore() {
    return number > 1;
  }

  /**
   * The number of the last page; 1 where there is nothing.
   *
   * @throws ArithmeticException where a page holds nothing
   */
  public int last() {
    return Math.max(1, (int) ((total + size - 1) / size));
  }
}
