package org.candour.listing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadableNameTests {

  private final ReadableName names = ReadableName.english(false);

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
      MANCHESTER UNIVERSITY NHS FOUNDATION TRUST      | Manchester University NHS Foundation Trust
      UNIVERSITY HOSPITALS OF LEICESTER NHS TRUST     | University Hospitals of Leicester NHS Trust
      THE DENSHAM SURGERY                             | The Densham Surgery
      ST MARY'S HOSPITAL                              | St Mary's Hospital
      ST. ANTHONY’S HEALTH CENTRE                     | St. Anthony’s Health Centre
      STOCKTON-ON-TEES                                | Stockton-on-Tees
      NEWCASTLE UPON TYNE                             | Newcastle upon Tyne
      HOUGHTON-LE-SPRING                              | Houghton-le-Spring
      WALK-IN CENTRE                                  | Walk-in Centre
      DR A B SMITH                                    | Dr A B Smith
      DR AK MITTAL'S PRACTICE                         | Dr AK Mittal's Practice
      DR GT HENDOW'S PRACTICE                         | Dr GT Hendow's Practice
      DRS AHMED & RAO                                 | Drs Ahmed & Rao
      DR ALI GUTTRIDGE MEDICAL CENTRE                 | Dr Ali Guttridge Medical Centre
      DR ST PIERRE-LIBBERTON                          | Dr St Pierre-Libberton
      DR KW MCGECHAEN & PARTNER                       | Dr KW McGechaen & Partner
      DR N.J. BHATT                                   | Dr N.J. Bhatt
      GROBY ROAD MEDICAL CENTRE (ID PATCHETT)         | Groby Road Medical Centre (ID Patchett)
      1 RAWLING ROAD(THE MEDICAL CENTRE)              | 1 Rawling Road(The Medical Centre)
      DR O'BRIEN'S SURGERY                            | Dr O'Brien's Surgery
      D'ARCY HOUSE                                    | D'Arcy House
      MACMILLAN CENTRE                                | Macmillan Centre
      MACDONALD WARD                                  | MacDonald Ward
      KING EDWARD VII HOSPITAL                        | King Edward VII Hospital
      A&E DEPARTMENT                                  | A&E Department
      CAMHS AND MH TEAM                               | CAMHS and MH Team
      THE GPS HEALTH CTR.                             | The GPs Health Ctr.
      24HR CARE 1ST FLOOR                             | 24hr Care 1st Floor
      CHP LTD - BRANSHOLME                            | CHP Ltd - Bransholme
      STOCKTON PCN                                    | Stockton PCN
      HMP LEEDS                                       | HMP Leeds
      """)
  void readsNamesInCapitals(String capitals, String readable) {
    assertThat(names.of(capitals)).isEqualTo(readable);
  }

  @Test
  void leavesMixedNamesAsTheyAre() {
    assertThat(names.of("  eConsult at  McKenzie HOUSE ")).isEqualTo("eConsult at McKenzie HOUSE");
    assertThat(names.of("2gether NHS Foundation Trust")).isEqualTo("2gether NHS Foundation Trust");
  }

  @Test
  void leavesNumbersAlone() {
    assertThat(names.of("111")).isEqualTo("111");
  }

  @Test
  void takesALoneShortWordForAnAcronymAmongMixedNames() {
    ReadableName mixed = ReadableName.english(true);
    assertThat(mixed.of("RAMH")).isEqualTo("RAMH");
    assertThat(mixed.of("CARE FOR ALL")).isEqualTo("Care for All");
    assertThat(names.of("OUNDLE")).isEqualTo("Oundle");
  }

  @Test
  void changesNothingTheSecondTime() {
    String once = names.of("THE ROYAL BOURNEMOUTH AND CHRISTCHURCH HOSPITALS NHS FOUNDATION TRUST");
    assertThat(names.of(once)).isEqualTo(once);
  }
}
