package org.candour.members;

import org.candour.access.MemberAddresses;
import org.candour.access.MemberList.Member;
import org.candour.look.Page;
import org.candour.mail.Recipient;
import org.candour.mail.ReturnMailbox;
import org.candour.shared.Caller;
import org.candour.shared.EmailAddress;
import org.candour.shared.Limits;
import org.candour.shared.Needs;
import org.candour.shared.PlainText;
import org.candour.shared.Problems;
import org.candour.shared.Right;
import org.candour.shared.Shell;
import org.candour.shared.Stale;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A member whom no letter reaches: tried again, or given another address. */
@Controller
class MemberMailboxPages {

  private final MemberView view;
  private final ReturnMailbox returned;
  private final MemberAddresses addresses;
  private final Limits limits;

  MemberMailboxPages(MemberView view, ReturnMailbox returned, MemberAddresses addresses, Limits limits) {
    this.view = view;
    this.returned = returned;
    this.addresses = addresses;
    this.limits = limits;
  }

  /** The next letter is tried again. */
  @Needs(Right.ADMINISTER)
  @PostMapping("/work/members/{person}/mailbox")
  Page tryAgain(@PathVariable long person, Caller.Person caller) {
    returned.alive(Recipient.person(view.found(caller, person).person()));
    return Page.redirect("/work/members/" + person + "?done=alive");
  }

  /** Another address: a link goes there, and whoever opens it says yes. */
  @Needs(Right.ADMINISTER)
  @PostMapping("/work/members/{person}/address")
  Page address(@PathVariable long person, @RequestParam(defaultValue = "") String address, Caller.Person caller,
      Shell shell) {
    Member member = view.found(caller, person);
    if (!member.dead()) {
      // Who reads their letters changes their address alone: else whoever administers could become any colleague.
      throw new Stale("the address of " + person + " works");
    }
    Problems problems = Problems.none();
    int status = 200;
    if (!EmailAddress.ordinary(address)) {
      problems.add("address", EmailAddress.wrong(address, "members.one.address-wrong"));
    } else if (!limits.allow(Limits.Limit.ADDRESS_PERSON, "by " + caller.id())) {
      problems.add("address", "members.one.address-often");
      status = 429;
    }
    if (problems.any()) {
      String typed = PlainText.cut(PlainText.line(address), EmailAddress.LONGEST);
      return view.of(caller, member, MemberForm.empty(), problems, shell).typed(typed).with(status);
    }
    addresses.wishAddress(caller, person, EmailAddress.of(address).orElseThrow(), shell);
    return Page.redirect("/work/members/" + person + "?done=address");
  }
}
