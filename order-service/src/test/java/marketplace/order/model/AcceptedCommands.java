package marketplace.order.model;

import java.util.HashMap;
import java.util.Map;
import marketplace.contracts.Role;
import org.jspecify.annotations.Nullable;

/** The table of all commands that are accepted, by product: who may do what in which situation, and where that leads. */
final class AcceptedCommands {

    /** Situations, command, who gives it, status after it ({@code =}: the same). A plus sign says what is open beside the status. */
    private static final String EVERY_PRODUCT = """
            PENDING_PAYMENT RepriceOrder       PROVIDER =
            PENDING_PAYMENT CancelOrder        BUYER    CANCELLED
            PENDING_PAYMENT OpenPaymentAttempt BUYER    =
            PENDING_PAYMENT CancelByDeadline   -        CANCELLED
            PENDING_PAYMENT RemindOfDeadline   -        =

            COMPLETED       RecordCapture      -        =
            COMPLETED       OpenDispute        BUYER,PROVIDER =
            COMPLETED+DISPUTE RecordCapture    -        =
            COMPLETED+DISPUTE AddEvidence      BUYER,PROVIDER =
            COMPLETED+DISPUTE WithdrawDispute  BUYER    =
            COMPLETED+DISPUTE DecideDispute:CONTINUE,DecideDispute:CANCEL OPERATOR =

            CANCELLED,CANCELLED+FAILED RecordCapture,RecordRefundCompleted - =
            CANCELLED       RecordRefundFailed -        =
            CANCELLED+FAILED RetryRefund,SettleRefund OPERATOR =
            CANCELLED+FAILED RetryFailedRefund -        =
            """;

    private static final String MANUAL =
            """
            AWAITING_START,AWAITING_START+EXTENSION  StartImplementation    PROVIDER  IN_PROGRESS
            AWAITING_START,AWAITING_START+EXTENSION  CancelByDeadline       -         CANCELLED
            IN_PROGRESS                              CompleteImplementation PROVIDER  AWAITING_CONFIRMATION
            AWAITING_CONFIRMATION,AWAITING_CONFIRMATION+EXTENSION  ConfirmCompletion  BUYER  COMPLETED
            AWAITING_CONFIRMATION,AWAITING_CONFIRMATION+EXTENSION  RejectCompletion   BUYER  IN_PROGRESS
            AWAITING_CONFIRMATION,AWAITING_CONFIRMATION+EXTENSION  ConfirmByDeadline  -      COMPLETED

            AWAITING_START,AWAITING_CONFIRMATION,AWAITING_START+EXTENSION,AWAITING_CONFIRMATION+EXTENSION \
              RemindOfDeadline  -  =
            AWAITING_START,AWAITING_CONFIRMATION,AWAITING_START+EXTENSION,AWAITING_CONFIRMATION+EXTENSION \
              ProposeExtension  BUYER,PROVIDER  =
            AWAITING_START+EXTENSION,AWAITING_CONFIRMATION+EXTENSION  AcceptExtension,DeclineExtension  BUYER  =

            AWAITING_START,IN_PROGRESS,AWAITING_CONFIRMATION,AWAITING_START+EXTENSION,AWAITING_CONFIRMATION+EXTENSION \
              RecordCapture  -  =
            AWAITING_START,IN_PROGRESS,AWAITING_CONFIRMATION,AWAITING_START+EXTENSION,AWAITING_CONFIRMATION+EXTENSION \
              AskRefund  BUYER  =
            AWAITING_START,IN_PROGRESS,AWAITING_CONFIRMATION,AWAITING_START+EXTENSION,AWAITING_CONFIRMATION+EXTENSION \
              OpenDispute  BUYER,PROVIDER  =
            """ + claims("AWAITING_START") + claims("IN_PROGRESS") + claims("AWAITING_CONFIRMATION") + """
            IN_PROGRESS+DISPUTE,IN_PROGRESS+REFUND+DISPUTE,AWAITING_CONFIRMATION+DISPUTE,AWAITING_CONFIRMATION+REFUND+DISPUTE \
              DecideDispute:COMPLETE  OPERATOR  COMPLETED
            """;

    static final String WITHOUT_FORM = EVERY_PRODUCT + MANUAL + """
            PENDING_PAYMENT  RecordCapture  -  AWAITING_START
            """;

    static final String WITH_FORM = EVERY_PRODUCT + MANUAL + """
            PENDING_PAYMENT  RecordCapture  -  AWAITING_REQUIREMENT
            AWAITING_REQUIREMENT,AWAITING_REQUIREMENT+EXTENSION  SubmitRequirement  BUYER           AWAITING_START
            AWAITING_REQUIREMENT,AWAITING_REQUIREMENT+EXTENSION  CancelByDeadline   -               CANCELLED
            AWAITING_REQUIREMENT,AWAITING_REQUIREMENT+EXTENSION  RemindOfDeadline,RecordCapture  -  =
            AWAITING_REQUIREMENT,AWAITING_REQUIREMENT+EXTENSION  AskRefund          BUYER           =
            AWAITING_REQUIREMENT,AWAITING_REQUIREMENT+EXTENSION  OpenDispute        BUYER,PROVIDER  =
            AWAITING_REQUIREMENT,AWAITING_REQUIREMENT+EXTENSION  ProposeExtension   BUYER,PROVIDER  =
            AWAITING_REQUIREMENT+EXTENSION  AcceptExtension,DeclineExtension  BUYER  =

            AWAITING_START,AWAITING_START+EXTENSION  EditRequirement    BUYER     =
            AWAITING_START,AWAITING_START+EXTENSION  ReturnRequirement  PROVIDER  AWAITING_REQUIREMENT
            """ + claims("AWAITING_REQUIREMENT");

    private static final String AUTOMATIC = """
            PENDING_PAYMENT  RecordCapture          -  DELIVERING
            DELIVERING       CancelByDeadline       -  CANCELLED
            DELIVERING,DELIVERING+DISPUTE  RecordCapture,RecordDeliveryTrouble  -  =
            DELIVERING       OpenDispute            BUYER,PROVIDER  =
            DELIVERING+DISPUTE  AddEvidence                BUYER,PROVIDER  =
            DELIVERING+DISPUTE  WithdrawDispute            BUYER           =
            DELIVERING+DISPUTE  DecideDispute:CONTINUE     OPERATOR        =
            DELIVERING+DISPUTE  DecideDispute:CANCEL       OPERATOR        CANCELLED
            CANCELLED,CANCELLED+FAILED  RecordDeliveryUndone  -  =
            """;

    /** For five days, completed or not. */
    static final String SAAS = EVERY_PRODUCT
            + AUTOMATIC
            + """
            DELIVERING,DELIVERING+DISPUTE,DELIVERING+REFUND,DELIVERING+REFUND+DISPUTE  RecordDelivery  -  COMPLETED
            DELIVERING,COMPLETED  AskRefund  BUYER  =
            DELIVERING+REFUND,DELIVERING+REFUND+DISPUTE  RecordDeliveryTrouble  -  =
            """
            + claims("DELIVERING")
            + claims("COMPLETED")
                    .replace("AgreeRefund PROVIDER CANCELLED", "AgreeRefund PROVIDER =")
                    .replace("AgreeRefundByDeadline - CANCELLED", "AgreeRefundByDeadline - =")
                    .replace("DecideDispute:CANCEL OPERATOR CANCELLED", "DecideDispute:CANCEL OPERATOR =");

    /** The fixtures let these be refunded until they are completed. */
    static final String API = EVERY_PRODUCT + AUTOMATIC + """
            DELIVERING,DELIVERING+DISPUTE,DELIVERING+REFUND,DELIVERING+REFUND+DISPUTE  RecordIssuedKey  -  COMPLETED
            DELIVERING  AskRefund  BUYER  =
            DELIVERING+REFUND,DELIVERING+REFUND+DISPUTE  RecordDeliveryTrouble  -  =
            COMPLETED,COMPLETED+DISPUTE  RotateKey  BUYER  =
            """ + claims("DELIVERING");

    private AcceptedCommands() {}

    /** What may happen while a claim is open, in any status. */
    private static String claims(String status) {
        return """
                S+REFUND AgreeRefund PROVIDER CANCELLED
                S+REFUND RefuseRefund PROVIDER =
                S+REFUND WithdrawRefund BUYER =
                S+REFUND OpenDispute BUYER,PROVIDER =
                S+REFUND AgreeRefundByDeadline - CANCELLED
                S+REFUND RemindOfDeadline - =
                S+REFUND,S+DISPUTE,S+REFUND+DISPUTE RecordCapture - =
                S+DISPUTE,S+REFUND+DISPUTE AddEvidence BUYER,PROVIDER =
                S+DISPUTE,S+REFUND+DISPUTE WithdrawDispute BUYER =
                S+DISPUTE,S+REFUND+DISPUTE DecideDispute:CONTINUE OPERATOR =
                S+DISPUTE,S+REFUND+DISPUTE DecideDispute:CANCEL OPERATOR CANCELLED
                """.replace("S+", status + "+");
    }

    /** The table as a map. */
    static Map<Step, String> table(String text) {
        Map<Step, String> table = new HashMap<>();
        text.replaceAll("\\\\\n", "")
                .lines()
                .filter(line -> !line.isBlank())
                .map(line -> line.strip().split(" +", -1))
                .forEach(words -> put(table, words));
        return table;
    }

    private static void put(Map<Step, String> table, String[] words) {
        for (String situation : words[0].split(",", -1)) {
            for (String command : words[1].split(",", -1)) {
                for (String role : words[2].split(",", -1)) {
                    table.put(new Step(situation, command, role.equals("-") ? null : Role.valueOf(role)), words[3]);
                }
            }
        }
    }

    /** One line of the table; no role for a machine. */
    record Step(String situation, String command, @Nullable Role role) {}
}
