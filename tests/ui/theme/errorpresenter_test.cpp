// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/ages.h"
#include "ui/theme/errorpresenter.h"

#include <QDateTime>
#include <QMetaEnum>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace personae;
using namespace personae::errorpresenter;
using namespace Qt::StringLiterals;

class ErrorPresenterTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyOutcomeHasWords_data();
    void everyOutcomeHasWords();
    void outcomesDiffer();
    void throttledNamesTheClock();
    void captivePortal();
    void storageNamesItsCause();
    void rulesHaveSentences();
    void foreignTextStaysInDetails();
    void nothingIsClaimedThatIsNotKnown_data();
    void nothingIsClaimedThatIsNotKnown();
    void promisesNoSecondSending_data();
    void promisesNoSecondSending();
    void saysThatATokenMayBeNeeded();
};

void ErrorPresenterTest::everyOutcomeHasWords_data()
{
    QTest::addColumn<Outcome>("outcome");
    const QMetaEnum outcomes = QMetaEnum::fromType<Outcome>();
    for (int i = 0; i < outcomes.keyCount(); ++i)
        QTest::addRow("%s", outcomes.key(i)) << Outcome(outcomes.value(i));
}

void ErrorPresenterTest::everyOutcomeHasWords()
{
    QFETCH(Outcome, outcome);
    ApiError error;
    error.kind = outcome;
    error.httpStatus = 418;
    for (const Place place : {Place::SigningIn, Place::Reading, Place::Saving, Place::Picture}) {
        const QString sentence = present(error, u"Cloudillo"_s, place).sentence;
        QVERIFY(sentence.size() > 10);
        QVERIFY2(sentence.endsWith(u'.'), qPrintable(sentence));
        QVERIFY(!sentence.contains("418"_L1));
        // No unfilled place, no word of ours meant for programs.
        QVERIFY2(!sentence.contains(QRegularExpression(u"%\\d|[a-z][A-Z]"_s)),
                 qPrintable(sentence));
    }
    QVERIFY(present(error, u"Cloudillo"_s, Place::Reading).details.contains("418"_L1));
}

void ErrorPresenterTest::outcomesDiffer()
{
    const QMetaEnum outcomes = QMetaEnum::fromType<Outcome>();
    QSet<QString> sentences;
    for (int i = 0; i < outcomes.keyCount(); ++i) {
        ApiError error;
        error.kind = Outcome(outcomes.value(i));
        sentences.insert(present(error, u"Cloudillo"_s, Place::Saving).sentence);
    }
    QCOMPARE(sentences.size(), outcomes.keyCount() - 1); // Ok and Unchanged share theirs
}

void ErrorPresenterTest::throttledNamesTheClock()
{
    ApiError error;
    error.kind = Outcome::Throttled;
    error.retryAfterSeconds = 2;
    const QString sentence = present(error, u"Cloudillo"_s, Place::Saving).sentence;
    const auto clock = [](int seconds) {
        return ages::shortAge(QDateTime::currentDateTime().addSecs(seconds));
    };
    QVERIFY(sentence.contains(clock(2)) || sentence.contains(clock(1)) ||
            sentence.contains(clock(0)));
    error.retryEstimated = true;
    QVERIFY(present(error, u"Cloudillo"_s, Place::Saving).sentence.contains("about"_L1));
}

void ErrorPresenterTest::captivePortal()
{
    ApiError error;
    error.kind = Outcome::ProtocolError;
    QVERIFY(present(error, u"Cloudillo"_s, Place::SigningIn)
                .sentence.startsWith("The answer did not come from the service"_L1));
}

void ErrorPresenterTest::storageNamesItsCause()
{
    ApiError error;
    error.kind = Outcome::StorageFailed;
    QVERIFY(present(error, {}, Place::Saving).sentence.contains("disk"_L1));
    error.detail = u"newer"_s;
    QVERIFY(present(error, {}, Place::Reading).sentence.contains("newer version"_L1));
    error.detail = u"damaged"_s;
    QVERIFY(present(error, {}, Place::Reading).sentence.contains("damaged"_L1));
}

void ErrorPresenterTest::rulesHaveSentences()
{
    QSet<QString> sentences;
    const QStringList rules{u"other-identity"_s,      u"insecure"_s,
                            u"malformed"_s,           u"fate-unknown"_s,
                            u"delete-body-dropped"_s, u"wrong-api"_s};
    for (const QString &rule : rules) {
        ApiError error;
        error.kind = Outcome::LocalReject;
        error.detail = rule;
        const Words words = present(error, u"Rich"_s, Place::SigningIn);
        QVERIFY(!words.sentence.contains(rule));
        QVERIFY(words.details.contains(rule));
        sentences.insert(words.sentence);
    }
    QCOMPARE(sentences.size(), rules.size());
}

void ErrorPresenterTest::foreignTextStaysInDetails()
{
    ApiError error;
    error.kind = Outcome::Invalid;
    error.serverText = u"<b>no</b> \u202Egnorw"_s;
    error.requestId = u"req-7"_s;
    const Words words = present(error, u"Cloudillo"_s, Place::Saving);
    QVERIFY(!words.sentence.contains("<b>"_L1));
    QVERIFY(words.details.contains("req-7"_L1));
    QVERIFY(words.details.contains(QChar(0x2068)));
}

void ErrorPresenterTest::nothingIsClaimedThatIsNotKnown_data()
{
    QTest::addColumn<Outcome>("outcome");
    QTest::addColumn<bool>("delivered");
    QTest::addColumn<bool>("known");
    QTest::newRow("5xx") << Outcome::ServerError << false << false;
    QTest::newRow("another speaks") << Outcome::ProtocolError << false << false;
    QTest::newRow("ignored") << Outcome::Unverified << false << false;
    QTest::newRow("lost answer") << Outcome::ConnectionLost << true << false;
    QTest::newRow("late answer") << Outcome::TimedOut << true << false;
    QTest::newRow("lost before") << Outcome::ConnectionLost << false << true;
    QTest::newRow("refused values") << Outcome::Invalid << false << true;
    QTest::newRow("not allowed") << Outcome::Forbidden << false << true;
}

void ErrorPresenterTest::nothingIsClaimedThatIsNotKnown()
{
    QFETCH(Outcome, outcome);
    QFETCH(bool, delivered);
    QFETCH(bool, known);
    ApiError error;
    error.kind = outcome;
    error.maybeDelivered = delivered;
    const QString sentence = present(error, u"Rich"_s, Place::Calling).sentence;
    QCOMPARE(sentence.contains("Nothing was changed"_L1), known);
    QCOMPARE(sentence.contains("not known whether"_L1), !known);
    QVERIFY(sentence.contains("what you typed is still here"_L1, Qt::CaseInsensitive));
}

void ErrorPresenterTest::promisesNoSecondSending_data()
{
    QTest::addColumn<Outcome>("outcome");
    QTest::newRow("5xx") << Outcome::ServerError;
    QTest::newRow("lost") << Outcome::ConnectionLost;
    QTest::newRow("late") << Outcome::TimedOut;
}

/// What may have arrived is not sent again without being looked for; some services are never asked
/// twice for a change.
void ErrorPresenterTest::promisesNoSecondSending()
{
    QFETCH(Outcome, outcome);
    ApiError error;
    error.kind = outcome;
    for (const Place place : {Place::Saving, Place::Picture}) {
        error.maybeDelivered = false;
        QVERIFY(present(error, u"Rich"_s, place).sentence.contains("out by"_L1));
        error.maybeDelivered = true;
        const QString sentence = present(error, u"Rich"_s, place).sentence;
        QVERIFY2(!sentence.contains("by themselves"_L1) && !sentence.contains("by itself"_L1),
                 qPrintable(sentence));
        QVERIFY(sentence.contains("kept in the outbox"_L1));
    }
    QVERIFY(present(error, u"Rich"_s, Place::Reading).sentence.contains("by itself"_L1));
}

void ErrorPresenterTest::saysThatATokenMayBeNeeded()
{
    ApiError error;
    error.kind = Outcome::Forbidden;
    QVERIFY(!present(error, u"Rich"_s, Place::Saving).sentence.contains("token"_L1));
    error.needs = u"user-token"_s;
    for (const Place place : {Place::SigningIn, Place::Reading, Place::Saving, Place::Calling})
        QVERIFY(present(error, u"Rich"_s, place).sentence.contains("user token may be needed"_L1));
}

QTEST_MAIN(ErrorPresenterTest)
#include "errorpresenter_test.moc"
