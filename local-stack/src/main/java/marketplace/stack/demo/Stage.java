package marketplace.stack.demo;

import java.time.Duration;
import marketplace.contracts.WireMoney;
import marketplace.stack.Console;
import marketplace.stack.client.Buyer;
import marketplace.stack.client.MissedException;
import marketplace.stack.client.Notice;
import marketplace.stack.client.Operator;
import marketplace.stack.client.OrderView;
import marketplace.stack.client.Party;
import marketplace.stack.client.Product;
import marketplace.stack.client.Provider;

/** Whom a story needs, and what all stories do alike. */
record Stage(Buyer alice, Buyer lilei, Provider acme, Operator operator, Product product, Console console) {

    /** Just over the 15 days that the provider has to start, and the buyer to confirm. */
    private static final Duration DAYS_15_AND_A_BIT = Duration.ofDays(15).plusMinutes(1);

    void says(Party party, String text) {
        console.step(party.title(), text);
    }

    /** Waits for the notice and shows it. */
    void isTold(Party party, OrderView order, String message) {
        Notice notice = party.awaitNotice(order.orderNumber(), message);
        says(party, "inbox: " + notice.text());
    }

    /** Waits for the mail with the notice and shows its subject. */
    void getsMail(Party party, OrderView order, String message, String address) {
        Notice notice = party.awaitNotice(order.orderNumber(), message);
        party.awaitMail(notice, address);
        says(party, "mail: " + notice.title());
    }

    OrderView places(Buyer buyer) {
        return places(buyer, product);
    }

    OrderView places(Buyer buyer, Product ordered) {
        OrderView order = buyer.places(ordered);
        says(buyer, "orders \"%s\" for %s: %s".formatted(ordered.name(), money(order.price()), order.orderNumber()));
        return order;
    }

    void pays(Buyer buyer, OrderView order) {
        says(buyer, "pays " + money(buyer.pays(order)));
        buyer.awaitStatus(order.orderNumber(), "AWAITING_REQUIREMENT");
    }

    void submitsForm(Buyer buyer, OrderView order) {
        buyer.submitsForm(order, Product.answers());
        says(buyer, "submits the requirement form");
    }

    /** From nothing to an order that the provider has to start. */
    OrderView placedAndPaid(Buyer buyer) {
        OrderView order = places(buyer);
        pays(buyer, order);
        submitsForm(buyer, order);
        isTold(acme, order, "order-to-start");
        return order;
    }

    /** From nothing to an order that the provider works on. */
    OrderView startedFor(Buyer buyer) {
        OrderView order = buyer.places(product);
        buyer.pays(order);
        buyer.awaitStatus(order.orderNumber(), "AWAITING_REQUIREMENT");
        buyer.submitsForm(order, Product.answers());
        acme.starts(acme.order(order.orderNumber()));
        says(buyer, "orders, pays and fills in the form of %s; the provider starts".formatted(order.orderNumber()));
        return order;
    }

    void starts(OrderView order) {
        acme.starts(acme.order(order.orderNumber()));
        says(acme, "starts");
    }

    void completes(OrderView order, String completionInformation) {
        acme.completes(order, completionInformation);
        says(acme, "completes, with completion information that only " + order.buyerId() + " can read");
    }

    void moveTime() {
        operator.movesTime(DAYS_15_AND_A_BIT);
        says(operator, "moves the sandbox's time on by 15 days and a minute");
    }

    /** @throws MissedException when it is not so */
    void expect(String what, boolean holds) {
        if (!holds) {
            throw new MissedException(what);
        }
    }

    static String money(WireMoney money) {
        return "%,d.%02d %s".formatted(money.amount() / 100, money.amount() % 100, money.currency());
    }
}
