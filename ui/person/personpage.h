// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/person.h"
#include "ui/people/peopleparts.h"

#include <QAction>
#include <QWidget>

#include <memory>

namespace personae {

/// The inspector for somebody else (window.md d4): header, then the tabs Overview, Relationship,
/// History, Notes and Raw ("inspectorTabs"). Builds itself from what the service declares. GUI
/// thread.
class PersonPage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PersonPage)

public:
    enum class Tab { Overview, Relationship, History, Notes, Raw };

    explicit PersonPage(const PeopleParts &parts, QWidget *parent = nullptr);
    ~PersonPage() override;

    /// Null: nothing chosen: short hints and recent people. Reads them anew where what is known is
    /// old or a stub.
    void showPerson(const PersonRef &ref);
    [[nodiscard]] const PersonRef &person() const;
    [[nodiscard]] QString personName() const; ///< one line, isolated; empty: nobody
    void showTab(Tab tab);

    /// Follow, ask to connect, block, ...: enabled as the state allows; each tool tip gives the
    /// reason when not. For the Members menu, context menus and the palette.
    [[nodiscard]] QList<QAction *> verbs() const;

Q_SIGNALS:
    void signInWanted(const personae::AccountId &account);
    void personWanted(const personae::PersonRef &ref);   ///< a link to somebody else
    void listWanted(const personae::PeopleScope &scope); ///< the members of this community
    /// A declared call about whom is shown ("handle", "id"); `name` is a line of foreign text.
    void callWanted(const personae::AccountId &account, const QString &callId,
                    const personae::FieldMap &person, const QString &name);
    void announced(const QString &sentence);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace personae
