// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/form/profileform.h"
#include "tests/form/testservice.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace personae;

/// What the outbox says reaches the fields.
class TestProfileFormOutbox final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_form.reset(); }

    void submittedIsTheNewBase();
    void typedWhileSendingStaysAChange();
    void aStaleAnswerDoesNotTakeItBack();
    void verified();
    void notAppliedKeepsTheText();
    void appliedDifferently();
    void refusedComesBackOnce();
    void whatMovedElsewhereStaysMarked();
    void anOlderEntryDoesNotSettleANewerOne();
    void pictureUnderWay();
    void cancelledPictureComesBack();

private:
    OutboxEntry save(qint64 id, OutboxState state, const QString &name);
    void publishName(const QString &name);

    std::unique_ptr<ProfileForm> m_form;
};

void TestProfileFormOutbox::init()
{
    m_form = std::make_unique<ProfileForm>(AccountId{u"a"_s}, testservice::info());
    m_form->setBase(testservice::profile({{u"name"_s, u"Bob"_s}}));
}

OutboxEntry TestProfileFormOutbox::save(qint64 id, OutboxState state, const QString &name)
{
    OutboxEntry entry;
    entry.id = id;
    entry.account = {u"a"_s};
    entry.command = SaveProfileCommand{{{{u"name"_s, name}}}, {{u"name"_s, u"Bob"_s}}};
    entry.state = state;
    entry.changedAt = QDateTime::currentDateTimeUtc();
    return entry;
}

void TestProfileFormOutbox::publishName(const QString &name)
{
    m_form->setValue(u"name"_s, name);
    m_form->markSubmitted(m_form->patch());
    m_form->applyEntry(save(1, OutboxState::Queued, name));
}

void TestProfileFormOutbox::submittedIsTheNewBase()
{
    publishName(u"Rob"_s);
    QCOMPARE(m_form->changeCount(), 0);
    QVERIFY(m_form->draft().isEmpty());
    QCOMPARE(m_form->value(u"name"_s), QJsonValue(u"Rob"_s));
    QCOMPARE(m_form->serverValue(u"name"_s), QJsonValue(u"Bob"_s));
    QCOMPARE(m_form->delivery(u"name"_s).entry, 1);
    m_form->undoStack().undo(); // back to what it was: a change again
    QCOMPARE(m_form->patch().changes, (FieldMap{{u"name"_s, u"Bob"_s}}));
}

void TestProfileFormOutbox::typedWhileSendingStaysAChange()
{
    m_form->setValue(u"name"_s, u"Rob"_s);
    const ProfilePatch sent = m_form->patch();
    m_form->setValue(u"name"_s, u"Robin"_s);
    m_form->markSubmitted(sent);
    QCOMPARE(m_form->patch().changes, (FieldMap{{u"name"_s, u"Robin"_s}}));
    QCOMPARE(m_form->before(), (FieldMap{{u"name"_s, u"Rob"_s}}));
    QVERIFY(!m_form->serverMoved(u"name"_s));
}

void TestProfileFormOutbox::aStaleAnswerDoesNotTakeItBack()
{
    publishName(u"Rob"_s);
    m_form->setBase(testservice::profile({{u"name"_s, u"Bob"_s}}));
    QCOMPARE(m_form->value(u"name"_s), QJsonValue(u"Rob"_s));
    QCOMPARE(m_form->changeCount(), 0);
}

void TestProfileFormOutbox::verified()
{
    publishName(u"Rob"_s);
    OutboxEntry entry = save(1, OutboxState::Verified, u"Rob"_s);
    entry.proofs = {{u"name"_s, FieldProof::Verified}};
    m_form->applyEntry(entry);
    QCOMPARE(m_form->proof(u"name"_s).proof, FieldProof::Verified);
    QCOMPARE(m_form->delivery(u"name"_s).entry, 0);
    QCOMPARE(m_form->serverValue(u"name"_s), QJsonValue(u"Rob"_s));
    m_form->setBase(testservice::profile({{u"name"_s, u"Robert"_s}})); // changed elsewhere later
    QCOMPARE(m_form->value(u"name"_s), QJsonValue(u"Robert"_s));
}

void TestProfileFormOutbox::notAppliedKeepsTheText()
{
    publishName(u"Rob"_s);
    OutboxEntry entry = save(1, OutboxState::NotApplied, u"Rob"_s);
    entry.proofs = {{u"name"_s, FieldProof::NotApplied}};
    entry.seen = {{u"name"_s, u"Bob"_s}};
    entry.lastError.kind = Outcome::ServerError;
    m_form->applyEntry(entry);
    QCOMPARE(m_form->value(u"name"_s), QJsonValue(u"Rob"_s));
    QCOMPARE(m_form->changeCount(), 1);
    QCOMPARE(m_form->proof(u"name"_s).outcome, Outcome::ServerError);
    QCOMPARE(m_form->proof(u"name"_s).proof, FieldProof::NotApplied);
}

void TestProfileFormOutbox::appliedDifferently()
{
    publishName(u"Rob"_s);
    OutboxEntry entry = save(1, OutboxState::AppliedDifferently, u"Rob"_s);
    entry.seen = {{u"name"_s, u"ROB"_s}};
    m_form->applyEntry(entry);
    QCOMPARE(m_form->serverValue(u"name"_s), QJsonValue(u"ROB"_s));
    m_form->takeServerValue(u"name"_s);
    QCOMPARE(m_form->changeCount(), 0);
    QCOMPARE(m_form->proof(u"name"_s).proof, FieldProof::Unproved);
}

void TestProfileFormOutbox::refusedComesBackOnce()
{
    publishName(u"Rob"_s);
    OutboxEntry entry = save(1, OutboxState::Refused, u"Rob"_s);
    entry.lastError.kind = Outcome::Invalid;
    entry.lastError.fieldIssues = {{u"name"_s, {u"no such name"_s}}};
    m_form->applyEntry(entry);
    QCOMPARE(m_form->patch().changes, (FieldMap{{u"name"_s, u"Rob"_s}}));
    QCOMPARE(m_form->issues(u"name"_s).value(0).serverText, u"no such name"_s);
    QVERIFY(!m_form->hasIssues()); // it may be sent again
    m_form->revert(u"name"_s);
    m_form->applyEntry(entry); // told again
    QCOMPARE(m_form->changeCount(), 0);
}

void TestProfileFormOutbox::whatMovedElsewhereStaysMarked()
{
    publishName(u"Rob"_s);
    m_form->setBase(testservice::profile({{u"name"_s, u"Robert"_s}})); // read before sending
    OutboxEntry entry = save(1, OutboxState::Refused, u"Rob"_s);
    entry.lastError.kind = Outcome::Conflict;
    m_form->applyEntry(entry);
    QCOMPARE(m_form->value(u"name"_s), QJsonValue(u"Rob"_s));
    QVERIFY(m_form->serverMoved(u"name"_s));
    // Published once more, it is a change of what is there now.
    QCOMPARE(m_form->before(), (FieldMap{{u"name"_s, u"Robert"_s}}));
}

void TestProfileFormOutbox::anOlderEntryDoesNotSettleANewerOne()
{
    publishName(u"Rob"_s);
    m_form->setValue(u"name"_s, u"Robin"_s);
    m_form->markSubmitted(m_form->patch());
    m_form->applyEntry(save(2, OutboxState::Queued, u"Robin"_s));
    m_form->applyEntry(save(1, OutboxState::Verified, u"Rob"_s));
    QCOMPARE(m_form->value(u"name"_s), QJsonValue(u"Robin"_s));
    QCOMPARE(m_form->delivery(u"name"_s).entry, 2);
    QCOMPARE(m_form->proof(u"name"_s).proof, FieldProof::Unproved);
    QCOMPARE(m_form->serverValue(u"name"_s), QJsonValue(u"Rob"_s));
}

void TestProfileFormOutbox::pictureUnderWay()
{
    QImage preview(4, 4, QImage::Format_RGB32);
    preview.fill(Qt::red);
    const ProfileForm::PictureEdit edit{u"ab"_s, {}, preview};
    m_form->setPicture(PictureSlot::Avatar, edit);
    m_form->markSubmitted(PictureSlot::Avatar, edit);
    QCOMPARE(m_form->changeCount(), 0);
    QCOMPARE(m_form->submittedPicture(PictureSlot::Avatar)->preview, preview);
    OutboxEntry entry;
    entry.id = 7;
    entry.account = {u"a"_s};
    entry.command = PutPictureCommand{PictureSlot::Avatar, u"ab"_s, {}, u"cd"_s, u"image/jpeg"_s};
    entry.state = OutboxState::PendingFinalId;
    m_form->applyEntry(entry);
    QCOMPARE(m_form->delivery(u"avatar"_s).state, OutboxState::PendingFinalId);
    QCOMPARE(m_form->submittedPicture(PictureSlot::Avatar)->preview, preview);
    entry.state = OutboxState::Verified;
    entry.seen = {{u"avatar"_s, u"f1~new"_s}};
    m_form->applyEntry(entry);
    QVERIFY(!m_form->submittedPicture(PictureSlot::Avatar));
    QCOMPARE(m_form->base().profile.avatar, u"f1~new"_s);
    QCOMPARE(m_form->proof(u"avatar"_s).proof, FieldProof::Verified);
}

void TestProfileFormOutbox::cancelledPictureComesBack()
{
    const ProfileForm::PictureEdit edit{u"ab"_s, {}, {}};
    m_form->setPicture(PictureSlot::Cover, edit);
    m_form->markSubmitted(PictureSlot::Cover, edit);
    OutboxEntry entry;
    entry.id = 8;
    entry.account = {u"a"_s};
    entry.command = PutPictureCommand{PictureSlot::Cover, u"ab"_s, {}, u"cd"_s, u"image/jpeg"_s};
    entry.state = OutboxState::Cancelled;
    m_form->applyEntry(entry);
    QCOMPARE(m_form->picture(PictureSlot::Cover), edit);
    QCOMPARE(m_form->proof(u"cover"_s).proof, FieldProof::Unproved);
}

QTEST_GUILESS_MAIN(TestProfileFormOutbox)
#include "tst_profileformoutbox.moc"
