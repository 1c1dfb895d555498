// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"
#include "ui/window/palettefinder.h"

#include <QAction>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QTreeWidget>

#include <functional>

namespace personae {

class ListWording;

/// Ctrl+K: everything by typing a few letters: commands, places, people. Ctrl+Shift+P: people of
/// all lists only. "palette", shown by open(). GUI thread.
class Palette final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Palette)

public:
    enum class Kind { Everything, People };

    /// A place to go to: an account, a community.
    struct View
    {
        QString title; ///< plain, foreign text isolated
        QString hint;
        std::function<void()> go;
    };

    Palette(Kind kind, PeopleSource &source, const ListWording &wording, Theme &theme,
            QWidget *parent = nullptr);

    /// Those that can be used now. `about`: whom they go to, plain, where the words do not say it.
    void addCommands(const QList<QAction *> &commands, const QString &about = {});
    void setViews(const QList<View> &views);
    void setLists(const QList<PeopleScope> &lists, const QStringList &names);

Q_SIGNALS:
    void personChosen(const personae::PersonRef &ref);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    struct Line
    {
        QString key; ///< what it is, whatever stands before it
        QString title;
        QString hint;
        std::function<void()> run;
    };
    struct Command
    {
        QPointer<QAction> action;
        QString about;
    };

    void build();
    void typed(const QString &text);
    void fill();
    void takeAnswer();
    void sayHowMany();
    void addCommandLines(QList<Line> &lines, const QStringList &words) const;
    void run();
    void move(int key);
    void addLine(const Line &line);
    [[nodiscard]] QList<Line> matching(const QStringList &words);
    [[nodiscard]] QString listName(const PeopleScope &scope) const;

    Kind m_kind;
    const ListWording &m_wording;
    Theme &m_theme;
    PaletteFinder *m_finder;
    QLineEdit *m_edit;
    QTreeWidget *m_list;
    QLabel *m_foot;
    QList<Command> m_commands;
    QList<View> m_views;
    QList<PeopleScope> m_lists;
    QStringList m_listNames;
    QList<Line> m_lines;
};

} // namespace personae
