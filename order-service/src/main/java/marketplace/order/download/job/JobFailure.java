package marketplace.order.download.job;

import marketplace.order.download.file.FileTooLargeException;
import marketplace.order.problem.OrderProblems;
import marketplace.platform.problem.ProblemException;

/** Why a job failed, as its owner is told. */
enum JobFailure {
    /** The database needed too long for a page: the query has to be narrowed. */
    QUERY_TOO_BROAD,
    /** More orders than a workbook holds; CSV holds any number. */
    FILE_TOO_LARGE,
    /** On our side. */
    INTERNAL_ERROR;

    static JobFailure of(Throwable failure) {
        if (failure instanceof FileTooLargeException || failure.getCause() instanceof FileTooLargeException) {
            return FILE_TOO_LARGE;
        }
        boolean broad = failure instanceof ProblemException problem && problem.type() == OrderProblems.QUERY_TOO_BROAD;
        return broad ? QUERY_TOO_BROAD : INTERNAL_ERROR;
    }

    /** Whether it would be no other the next time. */
    boolean isFinal() {
        return this == FILE_TOO_LARGE;
    }
}
