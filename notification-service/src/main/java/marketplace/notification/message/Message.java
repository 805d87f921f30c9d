package marketplace.notification.message;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What can be said. Every constant has a title and a text in every language, under its {@link #key()}; stored notices
 * name it, so a constant is never renamed.
 */
public enum Message {
    // To the buyer.
    PAY_ORDER,
    PAY_NEW_PRICE,
    PAYMENT_RECEIVED,
    SUBMIT_FORM,
    CORRECT_FORM,
    WORK_STARTED,
    PLEASE_CONFIRM,
    CONFIRMED_BY_YOU,
    CONFIRMED_BY_SYSTEM,
    CANCELLED_BY_YOU,
    CANCELLED_NOT_PAID,
    CANCELLED_NO_FORM,
    CANCELLED_NOT_STARTED,
    CANCELLED_OTHERWISE,
    REFUND_ON_ITS_WAY,
    REFUNDED,
    REFUND_DELAYED,
    MONEY_GOES_BACK,
    PAID_TO_BE_DELIVERED,
    DELIVERY_READY,
    KEY_REPLACED,
    DELIVERY_TAKEN_BACK,
    CANCELLED_NOT_DELIVERED,
    REFUND_GRANTED,
    REFUND_GRANTED_BY_SILENCE,
    REFUND_DENIED,
    REFUNDED_BY_HAND,
    REMINDER_TO_PAY,
    REMINDER_TO_SUBMIT_FORM,
    REMINDER_TO_CONFIRM,

    // To the provider.
    NEW_UNPAID_ORDER,
    ORDER_TO_START,
    FORM_CHANGED,
    REWORK_ASKED_FOR,
    ORDER_CONFIRMED_BY_BUYER,
    ORDER_CONFIRMED_BY_SYSTEM,
    ORDER_CANCELLED_BY_BUYER,
    ORDER_CANCELLED_NOT_PAID,
    ORDER_CANCELLED_NO_FORM,
    ORDER_CANCELLED_NOT_STARTED,
    ORDER_CANCELLED,
    REMINDER_TO_START,
    ORDER_DELIVERED,
    ENDPOINT_FAILS,
    DELIVERY_FAILS,
    ORDER_CANCELLED_NOT_DELIVERED,
    ANSWER_REFUND,
    REFUND_TAKEN_BACK,
    REFUND_AGREED_BY_YOUR_SILENCE,
    REMINDER_TO_ANSWER_REFUND,
    REMINDER_TO_DELIVER,

    // To either party.
    CANCELLED_BY_AGREEMENT,
    CANCELLED_BY_DECISION,
    COMPLETED_BY_DECISION,
    ANSWER_DISPUTE,
    DISPUTE_SETTLED,
    DISPUTE_SETTLED_WITH_REFUND,
    MORE_TIME_ASKED_FOR,
    MORE_TIME_AGREED,
    NO_MORE_TIME,

    // To whoever must act.
    REMINDER,

    // To the operator.
    START_ABOUT_TO_BE_MISSED,
    REFUND_TO_ACT_ON,
    REFUND_PAID_TWICE,
    REFUND_TRIED_AGAIN,
    DELIVERY_GIVEN_UP,
    DISPUTE_TO_DECIDE,

    // To a party and to the operator.
    MORE_EVIDENCE,
    DISPUTE_TAKEN_BACK,

    // What a newer release said and this one has no words for.
    NEWS;

    private static final Map<String, Message> BY_KEY =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(Message::key, Function.identity()));

    /** How texts and stored notices name it, as in {@code pay-order}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The message with that key, {@link #NEWS} for one that this release does not know. */
    public static Message ofKey(String key) {
        return BY_KEY.getOrDefault(key, NEWS);
    }
}
