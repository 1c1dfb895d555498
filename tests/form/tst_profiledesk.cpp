// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/form/profiledesk.h"
#include "tests/form/testservice.h"

#include <QBuffer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QUuid>

using namespace Qt::StringLiterals;
using namespace personae;

namespace {

/// Everything the desk stands on, with files below a folder.
struct House
{
    explicit House(const QString &folder)
        : cacheFile(DatabaseSpec::cache(folder + u"/cache.sqlite"_s))
        , outboxFile(DatabaseSpec::outbox(folder + u"/outbox.sqlite"_s))
        , blobs(folder + u"/blobs"_s)
    {
        opened = cacheFile.open().ok() && outboxFile.open().ok();
        profiles = std::make_unique<ProfileStore>(cacheFile);
        outbox = std::make_unique<Outbox>(outboxFile, blobs);
        outbox->load();
        desk = std::make_unique<ProfileDesk>(*profiles, *outbox, blobs);
    }

    ProfileForm *open(const Account &account)
    {
        QSignalSpy loaded(desk.get(), &ProfileDesk::formLoaded);
        desk->open(account, testservice::info());
        return loaded.wait() ? desk->form(account.id) : nullptr;
    }

    DatabaseThread cacheFile;
    DatabaseThread outboxFile;
    BlobStore blobs;
    bool opened = false;
    std::unique_ptr<ProfileStore> profiles;
    std::unique_ptr<Outbox> outbox;
    std::unique_ptr<ProfileDesk> desk;
};

TakenImage taken()
{
    TakenImage image;
    image.image = QImage(300, 200, QImage::Format_RGB32);
    image.image.fill(QColor(30, 120, 200));
    image.originalSize = image.image.size();
    QBuffer buffer(&image.original);
    buffer.open(QIODevice::WriteOnly);
    image.image.save(&buffer, "PNG");
    image.format = "png";
    return image;
}

} // namespace

class TestProfileDesk final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void loadsBaseAndDraft();
    void draftIsKeptSoon();
    void publishTellsTheOutboxAndDropsTheDraft();
    void wrongFieldsAreNotPublished();
    void aPictureIsBakedAndSubmitted();
    void aLostOriginalIsSaid();
    void pictureDraftSurvivesWithItsPreview();
    void submittedTextIsThereAfterARestart();
    void newPublishingEndsTheOldQuestion();

private:
    void restart();

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<House> m_house;
    Account m_account;
};

void TestProfileDesk::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_account.id = {u"bob"_s};
    m_account.handle = u"bob.example.com"_s;
    restart();
    QSignalSpy put(m_house->profiles.get(), &ProfileStore::profileChanged);
    m_house->profiles->put(m_account.id, testservice::profile({{u"name"_s, u"Bob Stone"_s}}),
                           false);
    QVERIFY(put.wait());
}

void TestProfileDesk::cleanup()
{
    m_house.reset();
    m_folder.reset();
}

void TestProfileDesk::restart()
{
    m_house.reset();
    m_house = std::make_unique<House>(m_folder->path());
    QVERIFY(m_house->opened);
}

void TestProfileDesk::loadsBaseAndDraft()
{
    QSignalSpy opened(m_house->desk.get(), &ProfileDesk::formOpened);
    ProfileForm *form = m_house->open(m_account);
    QVERIFY(form);
    QCOMPARE(opened.size(), 1);
    QVERIFY(form->hasBase());
    QCOMPARE(form->value(u"name"_s), QJsonValue(u"Bob Stone"_s));
    m_house->profiles->put(m_account.id, testservice::profile({{u"name"_s, u"Robert"_s}}), false);
    QTRY_COMPARE(form->value(u"name"_s), QJsonValue(u"Robert"_s));
}

void TestProfileDesk::draftIsKeptSoon()
{
    ProfileForm *form = m_house->open(m_account);
    QSignalSpy kept(m_house->desk.get(), &ProfileDesk::draftKept);
    form->setValue(u"name"_s, u"Bob Stone-H"_s);
    QTimer typing; // on and on: that does not put it off
    typing.callOnTimeout(form,
                         [form] { form->setValue(u"name"_s, QUuid::createUuid().toString()); });
    typing.start(20);
    QVERIFY(kept.wait(900));
    typing.stop();
    QCOMPARE(kept.size(), 1);
    form->setValue(u"x.about"_s, u"Bees"_s);
    m_house->desk->saveDraftsNow();
    const QJsonValue typed = form->value(u"name"_s);

    restart(); // nothing else was done to keep it
    form = m_house->open(m_account);
    QCOMPARE(form->value(u"name"_s), typed);
    QCOMPARE(form->value(u"x.about"_s), QJsonValue(u"Bees"_s));
    QCOMPARE(form->changeCount(), 2);
    QVERIFY(m_house->desk->draftKeptAt(m_account.id).isValid());
}

void TestProfileDesk::publishTellsTheOutboxAndDropsTheDraft()
{
    ProfileForm *form = m_house->open(m_account);
    form->setValue(u"name"_s, u"Bob Hill"_s);
    QSignalSpy published(m_house->desk.get(), &ProfileDesk::published);
    m_house->desk->publish(m_account.id);
    QVERIFY(m_house->desk->isPublishing(m_account.id));
    QVERIFY(published.wait());
    QCOMPARE(m_house->outbox->entries().size(), 1);
    const auto command = std::get<SaveProfileCommand>(m_house->outbox->entries().first().command);
    QCOMPARE(command.patch.changes, (FieldMap{{u"name"_s, u"Bob Hill"_s}}));
    QCOMPARE(command.before, (FieldMap{{u"name"_s, u"Bob Stone"_s}}));
    QCOMPARE(form->changeCount(), 0);
    QVERIFY(form->delivery(u"name"_s).entry != 0);
    QTRY_VERIFY(!m_house->desk->draftKeptAt(m_account.id).isValid());
}

void TestProfileDesk::wrongFieldsAreNotPublished()
{
    ProfileForm *form = m_house->open(m_account);
    form->setValue(u"name"_s, QString(129, u'a'));
    QSignalSpy failed(m_house->desk.get(), &ProfileDesk::publishFailed);
    m_house->desk->publish(m_account.id);
    QCOMPARE(failed.size(), 1);
    QCOMPARE(failed.first().at(1).value<ApiError>().kind, Outcome::LocalReject);
    QVERIFY(m_house->outbox->entries().isEmpty());
    QCOMPARE(form->changeCount(), 1);
}

void TestProfileDesk::aPictureIsBakedAndSubmitted()
{
    ProfileForm *form = m_house->open(m_account);
    m_house->desk->choosePicture(m_account.id, PictureSlot::Avatar, taken(), {});
    QTRY_VERIFY(form->picture(PictureSlot::Avatar));
    QVERIFY(!form->picture(PictureSlot::Avatar)->preview.isNull());
    form->setValue(u"name"_s, u"Bob Hill"_s);
    QSignalSpy published(m_house->desk.get(), &ProfileDesk::published);
    m_house->desk->publish(m_account.id);
    QVERIFY(published.wait());
    QCOMPARE(m_house->outbox->entries().size(), 2);
    const auto put = std::get<PutPictureCommand>(m_house->outbox->entries().last().command);
    QCOMPARE(put.slot, PictureSlot::Avatar);
    const Result<QByteArray> baked = m_house->blobs.get(put.baked);
    QVERIFY(baked.ok());
    const QImage sent = QImage::fromData(baked.value());
    QCOMPARE(sent.width(), sent.height());
    QVERIFY(!form->picture(PictureSlot::Avatar));
    QVERIFY(!form->submittedPicture(PictureSlot::Avatar)->preview.isNull());
}

void TestProfileDesk::aLostOriginalIsSaid()
{
    ProfileForm *form = m_house->open(m_account);
    form->setPicture(PictureSlot::Avatar, {QString(64, u'0'), {}, {}});
    QSignalSpy said(m_house->desk.get(), &ProfileDesk::pictureFailed);
    QSignalSpy failed(m_house->desk.get(), &ProfileDesk::publishFailed);
    m_house->desk->publish(m_account.id);
    QVERIFY(failed.wait());
    QCOMPARE(said.size(), 1);
    QVERIFY(form->picture(PictureSlot::Avatar)); // still there, to be chosen anew
    QVERIFY(!m_house->desk->isPublishing(m_account.id));
}

void TestProfileDesk::pictureDraftSurvivesWithItsPreview()
{
    ProfileForm *form = m_house->open(m_account);
    m_house->desk->choosePicture(m_account.id, PictureSlot::Cover, taken(), {});
    QTRY_VERIFY(form->picture(PictureSlot::Cover));
    m_house->desk->saveDraftsNow();
    restart();
    form = m_house->open(m_account);
    QVERIFY(form->picture(PictureSlot::Cover));
    QTRY_VERIFY(!form->picture(PictureSlot::Cover)->preview.isNull());
    bool read = false;
    m_house->desk->loadOriginal(form->picture(PictureSlot::Cover)->original, form,
                                [&read](const Result<TakenImage> &image) { read = image.ok(); });
    QTRY_VERIFY(read);
}

void TestProfileDesk::submittedTextIsThereAfterARestart()
{
    ProfileForm *form = m_house->open(m_account);
    form->setValue(u"name"_s, u"Bob Hill"_s);
    QSignalSpy published(m_house->desk.get(), &ProfileDesk::published);
    m_house->desk->publish(m_account.id);
    QVERIFY(published.wait());
    restart();
    form = m_house->open(m_account);
    QTRY_COMPARE(form->value(u"name"_s), QJsonValue(u"Bob Hill"_s));
    QCOMPARE(form->changeCount(), 0);
    QVERIFY(form->delivery(u"name"_s).entry != 0);
}

void TestProfileDesk::newPublishingEndsTheOldQuestion()
{
    ProfileForm *form = m_house->open(m_account);
    QSignalSpy published(m_house->desk.get(), &ProfileDesk::published);
    form->setValue(u"name"_s, u"Bob Hill"_s);
    m_house->desk->publish(m_account.id);
    QVERIFY(published.wait());
    OutboxEntry refused = m_house->outbox->entries().first();
    refused.state = OutboxState::Refused;
    refused.lastError.kind = Outcome::Invalid;
    m_house->outbox->update(refused);
    QTRY_COMPARE(form->changeCount(), 1);
    QCOMPARE(form->value(u"name"_s), QJsonValue(u"Bob Hill"_s));
    QSignalSpy removed(m_house->outbox.get(), &Outbox::entryRemoved);
    form->setValue(u"name"_s, u"Bob Vale"_s);
    m_house->desk->publish(m_account.id);
    QVERIFY(published.wait());
    QTRY_COMPARE(removed.size(), 1);
    QCOMPARE(removed.first().first().toLongLong(), refused.id);
    QCOMPARE(m_house->outbox->entries().size(), 1);
}

QTEST_GUILESS_MAIN(TestProfileDesk)
#include "tst_profiledesk.moc"
