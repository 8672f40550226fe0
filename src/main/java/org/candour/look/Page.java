package org.candour.look;

/**
 * What a handler answers with: a record that a template takes as its {@code page}, or the way to another page. What is
 * shown by {@code work/draft-gone.jte} is a record {@code DraftGonePage} of the room {@code work}, so a template that
 * needs more than its handler gives does not compile.
 */
public interface Page {

  /** This page, answered with another status than 200. */
  default Page with(int status) {
    return new Reply(this, status, false);
  }

  /** This page, which no browser and nobody between may keep. */
  default Page unkept() {
    return new Reply(this, 0, true);
  }

  /**
   * The way to another page, taken with GET.
   *
   * @param address inside of the region
   */
  static Page redirect(String address) {
    return new Redirect(address);
  }

  /**
   * A page and how it is answered.
   *
   * @param page what is shown
   * @param status of HTTP, or 0 for the one that stands
   * @param isUnkept whether nobody may keep it
   */
  record Reply(Page page, int status, boolean isUnkept) implements Page {

    @Override
    public Page with(int status) {
      return new Reply(page, status, isUnkept);
    }

    @Override
    public Page unkept() {
      return new Reply(page, status, true);
    }
  }

  /** The way to another page. */
  record Redirect(String address) implements Page {}
}
