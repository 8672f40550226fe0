package org.candour.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DirectoryFormatsTests {

  private static final String SMALL = """
      about: "made up"
      scheme: mine
      region: [{is: uk-england}]
      nodes:
        - {code: Ref, name: Title, kind: site}
      """;

  @Test
  void readsEveryFormatThatComesWithCandour() {
    assertThat(DirectoryFormats.all()).extracting(DirectoryFormat::name).contains("ods-trusts", "nhs-hospitals-england",
        "ods-gp-practices", "ods-gp-hierarchy", "nhs-scotland-boards", "nhs-scotland-hospitals",
        "scotland-care-services");
  }

  @Test
  void namesTheSettingItDoesNotKnow() {
    assertThatThrownBy(() -> parse(SMALL.replace("kind: site", "kind: site, postcod: Post")))
        .isInstanceOf(ImportProblem.class).hasMessageContaining("nodes[1].postcod");
  }

  @Test
  void saysWhatIsMissing() {
    assertThatThrownBy(() -> parse(SMALL.replace("scheme: mine", "scheme: My-Own"))).hasMessageContaining("'scheme'");
    assertThatThrownBy(() -> parse(SMALL.replace(", kind: site", ""))).hasMessageContaining("'kind'");
    assertThatThrownBy(() -> parse("just words")).hasMessageContaining("no list of settings");
    assertThatThrownBy(() -> parse(SMALL + "charset: utf-99\n")).isInstanceOf(ImportProblem.class);
    assertThatThrownBy(() -> DirectoryFormats.named("no-such-format")).hasMessageContaining("ods-trusts");
  }

  @Test
  void takesAKindFromAColumnOrRefusesTheRow() {
    DirectoryFormat format = parse(SMALL.replace("kind: site", "kind: {column: type, values: {W: ward}}"));
    assertThat(format.own().kind().of(row("type", "w"))).isEqualTo("ward");
    assertThatThrownBy(() -> format.own().kind().of(row("type", "x"))).isInstanceOf(RowProblem.class)
        .hasMessageContaining("'x'");
  }

  @Test
  void givesEveryRowItsRegion() {
    DirectoryFormat format =
        parse(SMALL.replace("[{is: uk-england}]", "[{when: {post: 'CF.*'}, is: uk-wales}, {is: uk-england}]"));
    assertThat(format.regionOf(row("post", "cf1 1aa")).orElseThrow().is()).isEqualTo("uk-wales");
    assertThat(format.regionOf(row("post", "M1 1AA")).orElseThrow().is()).isEqualTo("uk-england");
    assertThat(format.headingsNeeded()).contains("post", "Ref", "Title");
  }

  @Test
  void leavesOutWhatIsNotWanted() {
    DirectoryFormat format = parse(SMALL + "leave-out: [{unless: {setting: 4}, reason: another setting}]\n");
    assertThat(format.unwanted(row("setting", "9"))).hasValue("another setting");
    assertThat(format.unwanted(row("setting", "4"))).isEmpty();
  }

  @Test
  void findsTheTownAmongAddressLines() {
    ServiceRule.Town town = ServiceRule.Town.of(java.util.List.of("line4", "line3"), "kent|.*\\d.*");
    assertThat(town.in(new SourceRow(1, Map.of("line3", "MAIDSTONE", "line4", "KENT")))).isEqualTo("MAIDSTONE");
    assertThat(town.in(new SourceRow(1, Map.of("line3", "", "line4", "DEAL, KENT")))).isEqualTo("DEAL");
    assertThat(town.in(new SourceRow(1, Map.of("line3", "12 High Street", "line4", "KENT")))).isNull();
  }

  static DirectoryFormat parse(String yaml) {
    return DirectoryFormats.parse("mine", new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
  }

  private static SourceRow row(String column, String cell) {
    return new SourceRow(1, Map.of(column, cell));
  }
}
