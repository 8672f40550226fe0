package org.candour.inviting;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.candour.directory.Service;
import org.candour.directory.Services;
import org.candour.mail.MailSettings;
import org.candour.shared.Caller;
import org.candour.shared.Needs;
import org.candour.shared.QrCode;
import org.candour.shared.Right;
import org.candour.shared.Shell;
import org.springframework.http.ContentDisposition;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Invitation links as files to print: the code alone, the poster, the leaflet. */
@Controller
class InvitationPrintPages {

  private final Invitations invitations;
  private final Services services;
  private final InvitationPrints prints;
  private final MailSettings settings;

  InvitationPrintPages(Invitations invitations, Services services, InvitationPrints prints, MailSettings settings) {
    this.invitations = invitations;
    this.services = services;
    this.prints = prints;
    this.settings = settings;
  }

  @Needs(Right.INVITE)
  @GetMapping("/work/links/{id}/code.png")
  ResponseEntity<byte[]> png(@PathVariable long id, Caller.Person caller) {
    return file("image/png", "code.png", QrCode.sturdy(invitations.own(caller, id).address(settings)).png());
  }

  @Needs(Right.INVITE)
  @GetMapping("/work/links/{id}/code.svg")
  ResponseEntity<byte[]> svg(@PathVariable long id, Caller.Person caller) {
    return file("image/svg+xml", "code.svg",
        QrCode.sturdy(invitations.own(caller, id).address(settings)).svg().getBytes(StandardCharsets.UTF_8));
  }

  @Needs(Right.INVITE)
  @GetMapping("/work/links/{id}/poster.pdf")
  ResponseEntity<byte[]> poster(@PathVariable long id, Caller.Person caller, Shell shell) {
    return pdf("poster", id, caller, shell);
  }

  @Needs(Right.INVITE)
  @GetMapping("/work/links/{id}/leaflet.pdf")
  ResponseEntity<byte[]> leaflet(@PathVariable long id, Caller.Person caller, Shell shell) {
    return pdf("leaflet", id, caller, shell);
  }

  private ResponseEntity<byte[]> pdf(String kind, long id, Caller.Person caller, Shell shell) {
    Invitation link = invitations.own(caller, id);
    List<String> names = services.byIds(link.services()).stream().map(Service::fullName).toList();
    return file("application/pdf", kind + ".pdf", prints.pdf(kind, link, names, link.address(settings), shell));
  }

  private static ResponseEntity<byte[]> file(String type, String name, byte[] bytes) {
    return ResponseEntity.ok().header("Content-Type", type).header("Cache-Control", "no-store")
        .header("Content-Disposition", ContentDisposition.attachment().filename(name).build().toString()).body(bytes);
  }
}
