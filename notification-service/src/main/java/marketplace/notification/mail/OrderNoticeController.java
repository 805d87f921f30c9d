package marketplace.notification.mail;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.regex.Pattern;
import marketplace.contracts.Role;
import marketplace.notification.mail.OrderNotices.OrderNoticePage;
import marketplace.platform.problem.PlatformProblems;
import marketplace.platform.problem.ProblemException;
import marketplace.platform.security.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/v1/notices")
@Tag(name = "Notices", description = "Who was told what of an order, for operators")
class OrderNoticeController {

    private static final Pattern ORDER_NUMBER = Pattern.compile("\\P{Cc}{1,128}");

    private final OrderNotices notices;
    private final MailProperties properties;

    OrderNoticeController(OrderNotices notices, MailProperties properties) {
        this.notices = notices;
        this.properties = properties;
    }

    @GetMapping
    @Operation(
            summary = "The notices of an order with the outcome of their mails (operator), by the order's versions",
            description =
                    "Empty for an order that nobody was told of, there or not. Texts and addresses are not shown.")
    Mono<OrderNoticePage> list(
            Caller caller,
            @RequestParam String orderNumber,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "20") int limit) {
        caller.require(Role.OPERATOR);
        requireOrderNumber(orderNumber);
        requireLimit(limit);
        return notices.list(orderNumber, place(cursor), limit + 1)
                .collectList()
                .map(oneMore -> OrderNoticePage.of(oneMore, limit));
    }

    private static NoticePlace place(@Nullable String cursor) {
        return cursor == null
                ? NoticePlace.START
                : NoticePlace.of(cursor).orElseThrow(() -> invalid("cursor is the nextCursor of another page"));
    }

    private static void requireOrderNumber(String orderNumber) {
        if (!ORDER_NUMBER.matcher(orderNumber).matches()) {
            throw invalid("orderNumber is 1 to 128 characters, none of them a control");
        }
    }

    private void requireLimit(int limit) {
        if (limit < 1 || limit > properties.largestPage()) {
            throw invalid("limit is 1 to %d".formatted(properties.largestPage()));
        }
    }

    private static ProblemException invalid(String detail) {
        return new ProblemException(PlatformProblems.INVALID_REQUEST, detail);
    }
}
