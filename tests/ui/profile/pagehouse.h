// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ports/serviceport.h"
#include "tests/form/testservice.h"
#include "ui/profile/profilepage.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace personae {

using namespace Qt::StringLiterals;

/// Notes what the page asks for.
class NotedSync final : public SyncPort
{
public:
    void refresh(const AccountId &account) override { refreshed.append(account); }
    void refreshAll() override {}
    void wantPicture(const AccountId &, const QString &id, int) override { wanted.append(id); }
    void tryNow(qint64) override {}
    void setOutboxPaused(bool) override {}
    void abort(qint64 entry) override { aborted.append(entry); }

    QList<AccountId> refreshed;
    QStringList wanted;
    QList<qint64> aborted;
};

/// A page on real stores below a folder of its own, with one account.
struct PageHouse
{
    /// `service` plays the calls, settings and waiting times; nullptr: there are none.
    explicit PageHouse(const ServiceInfo &declared = testservice::info(),
                       ServicePort *service = nullptr)
        : info(declared)
        , cacheFile(DatabaseSpec::cache(folder.filePath(u"cache.sqlite"_s)))
        , outboxFile(DatabaseSpec::outbox(folder.filePath(u"outbox.sqlite"_s)))
        , blobs(folder.filePath(u"blobs"_s))
    {
        opened = cacheFile.open().ok() && outboxFile.open().ok();
        profiles = std::make_unique<ProfileStore>(cacheFile);
        outbox = std::make_unique<Outbox>(outboxFile, blobs);
        pictures = std::make_unique<PictureStore>(folder.filePath(u"pictures"_s));
        desk = std::make_unique<ProfileDesk>(*profiles, *outbox, blobs);
        theme = std::make_unique<Theme>(*qApp);
        theme->choose(Theme::Choice::Light);
        row.account.id = {u"bob"_s};
        row.account.service = u"test"_s;
        row.account.handle = u"bob.example.com"_s;
        row.serviceName = u"Test service"_s;
        row.reach = Reach::Online;
        accounts.upsert(row);
        page = std::make_unique<ProfilePage>(ProfilePageParts{*desk, *profiles, *outbox, *pictures,
                                                              sync, *theme, accounts, service});
        page->resize(420, 800);
        page->show();
        QApplication::setActiveWindow(page.get());
    }

    /// Fills the cache, opens the form and shows it; false: it did not come.
    bool show(const FieldMap &fields)
    {
        QSignalSpy put(profiles.get(), &ProfileStore::profileChanged);
        profiles->put(row.account.id, testservice::profile(fields), false);
        return put.wait() && open();
    }
    bool open()
    {
        QSignalSpy loaded(desk.get(), &ProfileDesk::formLoaded);
        page->showAccount(row.account.id);
        desk->open(row.account, info);
        return loaded.wait() && QTest::qWaitForWindowExposed(page.get());
    }
    void setReach(Reach reach)
    {
        row.reach = reach;
        accounts.upsert(row);
    }
    [[nodiscard]] ProfileForm &form() const { return *desk->form(row.account.id); }

    template <typename T> [[nodiscard]] T *find(const QString &name) const
    {
        return page->findChild<T *>(name);
    }
    /// A window or menu opened by the page.
    template <typename T> [[nodiscard]] static T *topLevel(const QString &name)
    {
        for (QWidget *widget : QApplication::topLevelWidgets()) {
            if (auto *found = qobject_cast<T *>(widget);
                found && found->objectName() == name && found->isVisible())
                return found;
        }
        return nullptr;
    }

    ServiceInfo info;
    QTemporaryDir folder;
    DatabaseThread cacheFile;
    DatabaseThread outboxFile;
    BlobStore blobs;
    bool opened = false;
    std::unique_ptr<ProfileStore> profiles;
    std::unique_ptr<Outbox> outbox;
    std::unique_ptr<PictureStore> pictures;
    std::unique_ptr<ProfileDesk> desk;
    std::unique_ptr<Theme> theme;
    AccountListModel accounts;
    NotedSync sync;
    AccountRow row;
    std::unique_ptr<ProfilePage> page;
};

} // namespace personae
