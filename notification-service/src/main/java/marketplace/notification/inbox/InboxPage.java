package marketplace.notification.inbox;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Part of an inbox, newest first.
 *
 * @param nextCursor gets the page after this one; absent on the last
 * @param unreadCount of the whole inbox
 */
record InboxPage(List<NoticeView> notices, @Nullable Long nextCursor, long unreadCount) {

    /** @param oneMore up to one notice more than the page holds, which tells whether there is a next page */
    static InboxPage of(List<NoticeView> oneMore, int limit, long unreadCount) {
        List<NoticeView> notices = oneMore.subList(0, Math.min(limit, oneMore.size()));
        Long nextCursor = oneMore.size() > limit ? notices.getLast().position() : null;
        return new InboxPage(List.copyOf(notices), nextCursor, unreadCount);
    }
}
