package org.candour.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.candour.launch.ErrandHouse;
import org.candour.listing.DirectoryImport;
import org.candour.lookup.Asking.Asked;
import org.candour.shared.RegionId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The kinds of questions of the benchmark, over a small invented directory: none may become worse unseen. */
class AskingTests {

  private static final String[] NAMES = {"Alderwick", "Bramblesea", "Cawthornley", "Dunmerrow", "Elverstoke",
      "Farlingholt", "Gorsecombe", "Hexbourne", "Ingleshawe", "Jarrowmere", "Kettlefold", "Lissenden", "Mossbarrow",
      "Nettlehurst", "Ottermarsh", "Pendlecote", "Quarnwick", "Rushmallow", "Saltersgate", "Thornaby Vale",
      "Umberleaze", "Vexford", "Wychstead", "Yarrowdene"};
  private static final String[] SORTS =
      {"Surgery", "Medical Centre", "Dental Practice", "Care Home", "Health Centre", "Day Centre & Nursery"};
  private static final String[] TOWNS = {"Lowdyke", "Wellowby", "Fenmarch", "Nettleport", "Averham"};
  private static final String[] DISTRICTS = {"LN1", "LN2", "PE10", "NG31", "DN21"};

  @Test
  void theRightOneIsAmongTheFirstThree(@TempDir Path folder) throws IOException {
    Path mapping = Files.writeString(folder.resolve("asking.yaml"), """
        about: "made up"
        scheme: asking
        region: [{is: uk-england}]
        nodes:
          - {code: ref, name: title, kind: {column: kind, otherwise: practice}, town: town, postcode: post, parent: \
          {code: above, kind: organisation}}
        """);
    DirectoryImport imports = ErrandHouse.get(DirectoryImport.class);
    imports.run(mapping.toString(), List.of(rows(folder, true)), line -> {});
    imports.run(mapping.toString(), List.of(rows(folder, false)), line -> {});
    ServiceSearch search = ErrandHouse.get(ServiceSearch.class);
    Map<String, Integer> asked = new TreeMap<>();
    Map<String, Integer> right = new TreeMap<>();
    for (Asked each : Asking.of(ErrandHouse.get(JdbcClient.class), "f.codes like 'asking-%'", 20261122, 25)) {
      asked.merge(each.kind(), 1, Integer::sum);
      boolean found = search.look(LookupRequest.in(new RegionId(each.region()), each.typed(), 10)).stream().limit(3)
          .anyMatch(f -> each.right().contains(f.service()));
      right.merge(each.kind(), found ? 1 : 0, Integer::sum);
    }
    assertThat(asked.keySet()).containsExactlyInAnyOrderElementsOf(Asking.KINDS);
    assertThat(asked.values()).allMatch(count -> count >= 8);
    // Directories that other tests imported stand among these: one or two of twenty-five may lose to a real neighbour.
    right.forEach((kind, count) -> assertThat((double) count / asked.get(kind)).as(kind).isGreaterThanOrEqualTo(0.9));
  }

  /** @param before as it was: one in three had another name */
  private static Path rows(Path folder, boolean before) throws IOException {
    StringBuilder rows = new StringBuilder("ref,title,kind,town,post,above\n");
    for (int t = 0; t < TOWNS.length; t++) {
      rows.append("T").append(t).append(',').append(TOWNS[t]).append(" Partners Trust,organisation,").append(TOWNS[t])
          .append(',').append(DISTRICTS[t]).append(" 1AA,\n");
    }
    for (int i = 0; i < 120; i++) {
      int town = i * 7 % TOWNS.length;
      String name = i % 6 == 0
          ? "The Orchard Practice"
          : (before && i % 3 == 1
              ? NAMES[(i + 11) % NAMES.length] + " House Practice"
              : NAMES[i % NAMES.length] + " " + SORTS[i % SORTS.length]);
      rows.append("A").append(i).append(",\"").append(name).append("\",practice,").append(TOWNS[town]).append(',')
          .append(DISTRICTS[town]).append(' ').append(1 + i % 9).append((char) ('A' + i % 20))
          .append((char) ('A' + i / 20)).append(",T").append((i * 3 + 1) % TOWNS.length).append('\n');
    }
    return Files.writeString(folder.resolve(before ? "before.csv" : "now.csv"), rows);
  }
}
