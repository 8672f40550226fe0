package org.candour.directory;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change to the tree as somebody wants it.
 *
 * @param kind what is to happen
 * @param service the one that is renamed, moved, split, closed or reopened; of a merger the one that goes on
 * @param effective the first day on which it holds
 * @param why for operators; the public does not read it
 * @param name of a renaming
 * @param target of a move the new parent, or none for the top; of a closure where its children go
 * @param others of a merger those that end
 * @param names of a split what the new ones are called
 * @param children of a closure {@code close}, {@code up} or {@code to}; of a split {@code first} or {@code up}
 * @param past of a split where the stories so far stand: {@code beside} the new ones, or below the {@code first}
 */
public record ChangeRequest(ChangeKind kind, long service, LocalDate effective, String why, String name,
    @Nullable Long target, List<Long> others, List<String> names, String children, String past) {

  /** How many services may end in one merger, or begin in one split. */
  public static final int MOST = 20;

  private static ChangeRequest plain(ChangeKind kind, long service, LocalDate effective) {
    return new ChangeRequest(kind, service, effective, "", "", null, List.of(), List.of(), "", "");
  }

  public static ChangeRequest rename(long service, LocalDate effective, String name) {
    return new ChangeRequest(ChangeKind.RENAME, service, effective, "", name, null, List.of(), List.of(), "", "");
  }

  public static ChangeRequest move(long service, LocalDate effective, @Nullable Long parent) {
    return new ChangeRequest(ChangeKind.MOVE, service, effective, "", "", parent, List.of(), List.of(), "", "");
  }

  public static ChangeRequest merge(long into, LocalDate effective, List<Long> ended) {
    return new ChangeRequest(ChangeKind.MERGE, into, effective, "", "", null, ended, List.of(), "", "");
  }

  public static ChangeRequest split(long service, LocalDate effective, List<String> names, String children,
      String past) {
    return new ChangeRequest(ChangeKind.SPLIT, service, effective, "", "", null, List.of(), names, children, past);
  }

  public static ChangeRequest close(long service, LocalDate effective, String children, @Nullable Long target) {
    return new ChangeRequest(ChangeKind.CLOSE, service, effective, "", "", target, List.of(), List.of(), children, "");
  }

  public static ChangeRequest reopen(long service, LocalDate effective) {
    return plain(ChangeKind.REOPEN, service, effective);
  }
}
