package marketplace.order.problem;

import marketplace.platform.problem.ProblemType;
import org.springframework.http.HttpStatus;

/** What an order command or query can be answered with besides the problems of every service. */
public enum OrderProblems implements ProblemType {
    ORDER_NOT_FOUND(HttpStatus.NOT_FOUND, "No such order"),
    ACTION_NOT_ALLOWED(HttpStatus.CONFLICT, "Not possible in this status"),
    ALREADY_PAID(HttpStatus.CONFLICT, "The order is paid"),
    ORDER_CANCELLED(HttpStatus.CONFLICT, "The order is cancelled"),
    REQUIREMENT_CHANGED(HttpStatus.CONFLICT, "The requirement has changed since"),
    LIMIT_REACHED(HttpStatus.CONFLICT, "Not once more"),
    PRICE_UNCHANGED(HttpStatus.UNPROCESSABLE_CONTENT, "The price stays the same"),
    PRICE_NOT_POSITIVE(HttpStatus.UNPROCESSABLE_CONTENT, "The price is not above zero"),
    PRICE_OUT_OF_BOUNDS(HttpStatus.UNPROCESSABLE_CONTENT, "The price is out of bounds"),
    PRICE_CURRENCY_DIFFERS(HttpStatus.UNPROCESSABLE_CONTENT, "The currency is another one"),
    REQUIREMENT_INVALID(HttpStatus.UNPROCESSABLE_CONTENT, "The form is not filled in as asked"),
    PRODUCT_NOT_LISTED(HttpStatus.UNPROCESSABLE_CONTENT, "The product cannot be ordered"),
    INVALID_QUERY(HttpStatus.BAD_REQUEST, "The query cannot be answered"),
    INVALID_CURSOR(HttpStatus.BAD_REQUEST, "The cursor is not one of ours"),
    QUERY_TOO_BROAD(HttpStatus.UNPROCESSABLE_CONTENT, "The query selects too much"),
    TOO_MANY_LISTENERS(HttpStatus.TOO_MANY_REQUESTS, "Too many listeners at once"),
    TOO_MANY_DOWNLOADS(HttpStatus.TOO_MANY_REQUESTS, "Too many downloads of yours"),
    DOWNLOAD_RUNNING(HttpStatus.CONFLICT, "A download of yours is being made"),
    DOWNLOAD_NOT_READY(HttpStatus.CONFLICT, "There is no file"),
    DOWNLOAD_EXPIRED(HttpStatus.GONE, "The file is no longer kept"),
    ATTACHMENT_NOT_FOUND(HttpStatus.NOT_FOUND, "No such file"),
    ATTACHMENT_UNFIT(HttpStatus.UNPROCESSABLE_CONTENT, "The file is not what it is said to be"),
    ATTACHMENT_NAMED(HttpStatus.CONFLICT, "The file belongs to the order"),
    TOO_MANY_TRANSFERS(HttpStatus.TOO_MANY_REQUESTS, "Too many files of yours at once"),
    UPLOAD_TOO_SLOW(HttpStatus.REQUEST_TIMEOUT, "The file takes too long"),
    DELIVERY_NOT_THERE(HttpStatus.CONFLICT, "Nothing has been delivered yet"),
    DELIVERY_NOT_GIVEN_UP(HttpStatus.CONFLICT, "The delivery is not given up"),
    DELIVERY_REVOKED(HttpStatus.GONE, "The delivery was taken back"),
    ORDER_DISPUTED(HttpStatus.CONFLICT, "The order is disputed"),
    REFUND_OPEN(HttpStatus.CONFLICT, "A refund is asked for"),
    NOT_REFUNDABLE(HttpStatus.CONFLICT, "No refund can be asked for"),
    CLAIM_CHANGED(HttpStatus.CONFLICT, "Something else is asked for now"),
    REFUND_UNKNOWN(HttpStatus.NOT_FOUND, "No such refund"),
    REFUND_NOT_FAILED(HttpStatus.CONFLICT, "The refund has not failed"),
    REFUND_AMOUNT_INVALID(HttpStatus.UNPROCESSABLE_CONTENT, "The amount was not paid"),
    OUTCOME_NOT_POSSIBLE(HttpStatus.UNPROCESSABLE_CONTENT, "The dispute cannot end like this"),
    DUE_TIME_INVALID(HttpStatus.UNPROCESSABLE_CONTENT, "The due time is not possible"),
    PARKED_PAYMENT_CLOSED(HttpStatus.CONFLICT, "The parked payment is closed"),
    DEAD_LETTER_CLOSED(HttpStatus.CONFLICT, "The dead letter is closed"),
    DEAD_LETTER_UNSENDABLE(HttpStatus.CONFLICT, "The dead letter cannot be replayed"),
    NOT_A_VENDOR_PRODUCT(HttpStatus.CONFLICT, "The product is not delivered by a vendor"),
    VENDOR_ENDPOINT_MISSING(HttpStatus.NOT_FOUND, "The product has no vendor endpoint"),
    VENDOR_CHECK_RUNNING(HttpStatus.CONFLICT, "A check of the endpoint is running");

    private final HttpStatus status;
    private final String title;

    OrderProblems(HttpStatus status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public HttpStatus status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
