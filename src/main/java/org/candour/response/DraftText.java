package org.candour.response;

/**
 * An answer as it is typed, whole or not: every field of the form as it stands there. A claim that is not finished is
 * kept as it is; it is looked at when the answer is sent.
 *
 * @param body the answer itself
 * @param change {@code none}, {@code planned} or {@code made}
 * @param what what changes
 * @param who who sees to it
 * @param due by when, as it was typed
 * @param fulfils the number of the earlier answer whose planned change is made, or empty
 */
public record DraftText(String body, String change, String what, String who, String due, String fulfils) {

  /** Everything that readers would see, as one text: what two versions are compared by. */
  public String words() {
    String claim = String.join("\n", what, who, due).strip();
    return change.equals("none") || claim.isEmpty() ? body : body + "\n\n" + claim;
  }

  @Override
  public String toString() {
    return "DraftText";
  }
}
