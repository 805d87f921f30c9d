package marketplace.notification;

import marketplace.contracts.Role;
import marketplace.notification.inbox.NewNotice;
import marketplace.notification.message.Arguments;
import marketplace.notification.message.Message;
import marketplace.notification.recipient.Recipient;

/** Notices without the events that they come from. */
public final class NoticeFixture {

    private NoticeFixture() {}

    public static NewNotice notice(OrderFixture order, long version) {
        return new NewNotice(
                order.number(),
                version,
                new Recipient(Role.BUYER, order.buyer()),
                Message.WORK_STARTED,
                new Arguments(order.number(), "Move", OrderFixture.PRICE, null, null, null, null, null, null),
                OrderFixture.PURCHASED,
                null);
    }
}
